/**
 * Credentials in the member {@code auth} of a JSON body, read in one streaming pass.
 *
 * <p>{@link io.github.dualauth.core.body.CredentialBody} is the way in. Beneath it {@code JsonSyntax}, in {@code json},
 * checks the bytes and tells {@code AuthReader} what it meets, which collects the members of {@code auth}. A body that is
 * nothing but a credential is read in {@code fields}, of which nobody here knows.
 */
package io.github.dualauth.core.body;
