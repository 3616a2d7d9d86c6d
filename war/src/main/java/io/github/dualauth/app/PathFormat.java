package io.github.dualauth.app;

import io.github.dualauth.core.policy.FailureAnswer;

/** How one protocol tells what goes wrong outside authentication, below the paths that are its own. */
public interface PathFormat {

    /** Whether {@code path}, without a slash in front, is one of these. */
    boolean covers(String path);

    /**
     * The answer.
     *
     * @param status the HTTP status
     * @param detail what to tell beside what the status says; {@code ""} for nothing
     */
    FailureAnswer answer(int status, String detail);
}
