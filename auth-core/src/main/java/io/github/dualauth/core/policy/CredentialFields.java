package io.github.dualauth.core.policy;

import io.github.dualauth.core.body.fields.BodyFields;

/**
 * How the members of a small body, JSON or a form, make a credential; each protocol calls them by names of its own. An
 * implementation has a public constructor without parameters and no state.
 */
@FunctionalInterface
public interface CredentialFields {

    /** The credential, whose secret is taken out of {@code fields}; or what is wrong with them. */
    FieldsCredential credential(BodyFields fields);
}
