package io.github.dualauth.app.sso;

import io.github.dualauth.app.envelope.Details;
import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.directory.User;
import jakarta.json.JsonObject;

/** What to call a person on a page. */
final class PersonName {

    private PersonName() {}

    /** First and last name, and the login or the user's key. */
    static String of(AuthenticatedCaller person) {
        User user = person.user().orElseThrow();
        JsonObject details = Details.read(user.details());
        return details.getString("firstName", "") + " " + details.getString("lastName", "") + " (" + person.getName()
                + ")";
    }
}
