package io.github.dualauth.app.envelope;

/** Ends a request with a failure in the envelope, and rolls back what it began. Carries no stack trace. */
public final class ApiFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ApiCode code;
    private final String detail;

    public ApiFault(ApiCode code) {
        this(code, "");
    }

    public ApiFault(ApiCode code, String detail) {
        super(code.message(), null, false, false);
        this.code = code;
        this.detail = detail;
    }

    ApiCode code() {
        return code;
    }

    String detail() {
        return detail;
    }
}
