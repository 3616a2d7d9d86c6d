package io.github.dualauth.core.policy;

import io.github.dualauth.core.Refusal;

/**
 * How one protocol tells a refusal. An implementation has a public constructor without parameters and no state; it must
 * not tell an unknown ID from a wrong secret, and never repeats a presented value.
 */
public interface FailureFormat {

    /** The answer to {@code refusal} on an API with {@code policy}. */
    FailureAnswer answer(Refusal refusal, ApiPolicy policy);
}
