package io.github.dualauth.app.api;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.ApiFault;
import io.github.dualauth.app.envelope.ApiRequest;
import io.github.dualauth.application.Application;
import io.github.dualauth.core.AuthenticatedCaller;

/** Whose affairs a call is about: an administrator may name any application, any other one means itself. */
public final class AskedApplication {

    private AskedApplication() {}

    /** The application in the body, else the caller's own; ends the call if that is none of the caller's affair. */
    public static String id(ApiRequest request, AuthenticatedCaller caller) {
        String asked = request.text("applicationId", ApiRequest.MAX_ID);
        request.refuseFaults();
        if (asked.isEmpty() || asked.equals(caller.applicationId())) {
            return caller.applicationId();
        }
        if (!isAdministrator(caller)) {
            throw new ApiFault(ApiCode.APPLICATION_UNKNOWN);
        }
        return asked;
    }

    static boolean isAdministrator(AuthenticatedCaller caller) {
        return caller.roles().contains(Application.ADMINISTRATOR);
    }
}
