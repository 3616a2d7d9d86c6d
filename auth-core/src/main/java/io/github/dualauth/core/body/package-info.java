/**
 * Credentials in the member {@code auth} of a JSON body, read in one streaming pass.
 *
 * <p>{@link io.github.dualauth.core.body.CredentialBody} is the way in. Beneath it {@code JsonSyntax} checks the bytes
 * and tells {@code AuthReader} what it meets, which collects the members of {@code auth}. The scanner is our own as it
 * must watch a stream that somebody else reads, and a single string of 50 MB in it, in constant memory; the parsers at
 * hand either pull from the stream themselves or keep the whole string.
 */
package io.github.dualauth.core.body;
