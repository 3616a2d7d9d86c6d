package io.github.dualauth.app.hcx;

import io.github.dualauth.app.PathFormat;
import io.github.dualauth.core.policy.FailureAnswer;
import java.util.Map;

/** What goes wrong below {@code /token} and {@code /participant}, in HCX's error body. */
public final class HcxPaths implements PathFormat {

    static final String LATER = "try again later";
    static final String UNSUPPORTED = "the Content-Type is not one that is taken here";

    /** Stateless. */
    public HcxPaths() {}

    @Override
    public FailureAnswer answer(int status, String detail) {
        return HcxError.answer(status, detail.isEmpty() ? message(status) : detail, Map.of());
    }

    private static String message(int status) {
        return switch (status) {
            case 401 -> "Invalid credentials";
            case 404 -> "there is nothing here";
            case 405 -> "the method is not one that is taken here";
            case 415 -> UNSUPPORTED;
            case 503 -> LATER;
            default -> status < 500 ? "the request cannot be read" : "Internal server error";
        };
    }
}
