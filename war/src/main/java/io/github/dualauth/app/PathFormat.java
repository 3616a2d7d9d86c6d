package io.github.dualauth.app;

import io.github.dualauth.core.policy.FailureAnswer;

/**
 * How everything under some paths tells what went wrong outside of authentication: no such method, a wrong media type, a
 * fault of ours. What is under no such path answers in the envelope.
 */
public interface PathFormat {

    /**
     * The answer.
     *
     * @param status the HTTP status
     * @param detail what may be told beyond the status; {@code ""} if nothing
     */
    FailureAnswer answer(int status, String detail);
}
