package io.github.dualauth.core.http.container;

import io.github.dualauth.core.AuthenticatedCaller;
import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.MessagePolicy;
import jakarta.security.auth.message.callback.CallerPrincipalCallback;
import jakarta.security.auth.message.callback.GroupPrincipalCallback;
import jakarta.security.auth.message.module.ServerAuthModule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.UnsupportedCallbackException;

/** Hands the container the caller that the filter found; verifies nothing itself, and makes no session. */
final class CallerAuthModule implements ServerAuthModule {

    static final String CALLER = "io.github.dualauth.caller";

    private static final Class<?>[] MESSAGES = {HttpServletRequest.class, HttpServletResponse.class};

    private CallbackHandler handler;

    @Override
    public void initialize(
            MessagePolicy request, MessagePolicy response, CallbackHandler callbacks, Map<String, Object> options) {
        this.handler = callbacks;
    }

    @Override
    public Class<?>[] getSupportedMessageTypes() {
        return MESSAGES.clone();
    }

    @Override
    public AuthStatus validateRequest(MessageInfo message, Subject client, Subject service) throws AuthException {
        Object caller = ((HttpServletRequest) message.getRequestMessage()).getAttribute(CALLER);
        try {
            handler.handle(
                    caller instanceof AuthenticatedCaller authenticated
                            ? new Callback[] {
                                new CallerPrincipalCallback(client, authenticated),
                                new GroupPrincipalCallback(
                                        client, authenticated.roles().toArray(String[]::new))
                            }
                            : new Callback[] {new CallerPrincipalCallback(client, (Principal) null)});
            return AuthStatus.SUCCESS;
        } catch (IOException | UnsupportedCallbackException e) {
            throw (AuthException) new AuthException("the caller could not be handed over").initCause(e);
        }
    }

    @Override
    public AuthStatus secureResponse(MessageInfo message, Subject service) {
        return AuthStatus.SEND_SUCCESS;
    }

    @Override
    public void cleanSubject(MessageInfo message, Subject subject) {
        subject.getPrincipals().clear();
    }
}
