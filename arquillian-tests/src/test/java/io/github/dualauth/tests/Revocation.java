package io.github.dualauth.tests;

import io.github.dualauth.tests.harness.Answer;
import io.github.dualauth.tests.harness.Api;
import io.github.dualauth.tests.harness.Caller;
import io.github.dualauth.tests.harness.Members;
import io.github.dualauth.tests.harness.RandomIds;
import jakarta.json.JsonObject;

/** Each way to lose it. */
enum Revocation {
    ROTATION(false) {
        @Override
        Answer on(Api api, Caller administrator, Victim victim) {
            return api.call("ApplicationRotatePassword", administrator, application(victim));
        }
    },
    SUSPENSION(false) {
        @Override
        Answer on(Api api, Caller administrator, Victim victim) {
            return api.call("ApplicationSuspend", administrator, application(victim));
        }
    },
    DEACTIVATION_OF_THE_PRACTICE(false) {
        @Override
        Answer on(Api api, Caller administrator, Victim victim) {
            return deactivatePractice(api, victim);
        }
    },
    DEACTIVATION_OF_THE_PERSONS_PRACTICE(true) {
        @Override
        Answer on(Api api, Caller administrator, Victim victim) {
            return deactivatePractice(api, victim);
        }
    },
    DEACTIVATION_OF_THE_USER(false) {
        @Override
        Answer on(Api api, Caller administrator, Victim victim) {
            return updateUser(api, victim, Members.of("active", false));
        }
    },
    DEACTIVATION_OF_THE_PERSON(true) {
        @Override
        Answer on(Api api, Caller administrator, Victim victim) {
            return updateUser(api, victim, Members.of("active", false));
        }
    },
    PASSWORD_CHANGE(true) {
        @Override
        Answer on(Api api, Caller administrator, Victim victim) {
            return api.call(
                    "LoginPasswordChange", victim.person(), Members.of("newPassword", RandomIds.password("Changed")));
        }
    },
    PASSWORD_RESET(true) {
        @Override
        Answer on(Api api, Caller administrator, Victim victim) {
            JsonObject login =
                    Members.of("loginId", victim.person().id(), "loginPassword", RandomIds.password("Reset"));
            return updateUser(api, victim, login);
        }
    };

    private final boolean individual;

    Revocation(boolean individual) {
        this.individual = individual;
    }

    Caller caller(Victim victim) {
        return individual ? victim.person() : victim.application();
    }

    abstract Answer on(Api api, Caller administrator, Victim victim);

    private static JsonObject application(Victim victim) {
        return Members.of("applicationId", victim.integrator().id());
    }

    private static Answer deactivatePractice(Api api, Victim victim) {
        JsonObject practice = Members.of("accountId", victim.practice(), "name", "Closed", "active", false);
        return api.call("PracticeUpdate", victim.integrator().caller(), practice);
    }

    private static Answer updateUser(Api api, Victim victim, JsonObject change) {
        JsonObject user = Members.of("userId", victim.user(), "firstName", "Ada", "lastName", "Lovelace");
        Caller caller = victim.integrator().caller().account(victim.practice());
        return api.call("UserUpdate", caller, Members.join(user, change));
    }
}
