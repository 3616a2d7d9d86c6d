package io.github.dualauth.app.sso;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.SessionId;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.secret.Secret;
import io.github.dualauth.individual.session.SessionPerson;
import io.github.dualauth.individual.session.Sessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import java.util.Optional;

/** Begins and ends the sessions of browsers. */
@RequestScoped
public class SignOnAnswer {

    @Inject
    private Sessions sessions;

    @Inject
    private CurrentCaller current;

    @Context
    private HttpHeaders headers;

    /** Ends the session that the browser has, if any, and begins one for the caller. */
    NewCookie begin() {
        boolean ignored = endCurrent();
        AuthenticatedCaller caller = current.get();
        SessionPerson person = new SessionPerson(
                caller.applicationId(),
                caller.account().orElseThrow().id(),
                caller.user().orElseThrow().id());
        try (Secret id = sessions.begin(person)) {
            return cookie(
                    String.valueOf(id.toCharArray()), (int) sessions.lifetime().toSeconds());
        }
    }

    /**
     * Ends the session that the browser has. Without one, nothing is set: else a form elsewhere, which comes without the
     * cookie, could take it away.
     */
    Optional<NewCookie> end() {
        return endCurrent() ? Optional.of(cookie("", 0)) : Optional.empty();
    }

    private boolean endCurrent() {
        Cookie cookie = headers.getCookies().get(SessionId.COOKIE);
        if (cookie != null) {
            try (Secret id = Secret.of(cookie.getValue())) {
                sessions.end(id);
            }
        }
        return cookie != null;
    }

    private static NewCookie cookie(String id, int seconds) {
        return new NewCookie.Builder(SessionId.COOKIE)
                .value(id)
                .path("/")
                .maxAge(seconds)
                .secure(true)
                .httpOnly(true)
                .sameSite(SameSite.LAX)
                .build();
    }
}
