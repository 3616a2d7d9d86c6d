package io.github.dualauth.core.http.deployment;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static io.github.dualauth.core.AuthenticationMode.INDIVIDUAL;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.Refusal;
import io.github.dualauth.core.policy.ApiPolicy;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.FailureAnswer;
import io.github.dualauth.core.policy.FailureFormat;
import io.github.dualauth.core.policy.RefusalsAs;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;

/** Resource classes as teams write them, good and bad. */
@SuppressWarnings("unused")
final class TestResources {

    private TestResources() {}

    static final class ShortFormat implements FailureFormat {

        public ShortFormat() {}

        @Override
        public FailureAnswer answer(Refusal refusal, ApiPolicy policy) {
            return new FailureAnswer(400, "text/plain", "no", Map.of());
        }
    }

    @Path("/plain")
    static class Plain {
        @POST
        @Path("one")
        @Authenticated(modes = APPLICATION, level = AuthenticationLevel.ACCOUNT)
        public void practiceCreate() {}

        @GET
        @Unauthenticated
        public void aliveV2Now() {}

        public void noApi() {}
    }

    @Path("/silent")
    static class Silent {
        @POST
        public void first() {}

        @GET
        public void second() {}
    }

    @Path("level")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.ACCOUNT)
    @RefusalsAs(ShortFormat.class)
    @RolesAllowed("clerk")
    static class ClassLevel {
        @POST
        public void byClass() {}

        @POST
        @Authenticated(
                modes = {APPLICATION, INDIVIDUAL},
                name = "own-name")
        @PermitAll
        public void byMethod() {}

        @POST
        @RolesAllowed({"administrator", "auditor", "administrator"})
        public void forRoles() {}

        @POST
        @DenyAll
        public void forNobody() {}
    }

    static class Inherits extends ClassLevel {
        @Override
        public void byMethod() {}

        @POST
        public void added() {}
    }

    @Unauthenticated
    static class OpensInherited extends ClassLevel {}

    @Path("contract")
    interface Contract {
        @POST
        @Path("call")
        @Authenticated(modes = INDIVIDUAL)
        void call();

        @GET
        @Authenticated(modes = INDIVIDUAL, name = "by-default")
        default void byDefault() {}
    }

    static class Serves implements Contract {
        @Override
        public void call() {}
    }

    @Authenticated(modes = APPLICATION)
    interface First {}

    @Authenticated(modes = INDIVIDUAL)
    interface Second {}

    interface Third {}

    @Path("order")
    static class FirstThenSecond implements Third, First, Second {
        @POST
        public void firstThenSecond() {}
    }

    @Path("order")
    static class SecondThenFirst implements Second, Third, First {
        @POST
        public void secondThenFirst() {}
    }

    @Path("generic")
    abstract static class Generic<T> {
        @POST
        @Authenticated(modes = APPLICATION)
        public abstract void take(T body);

        @POST
        @Authenticated(modes = APPLICATION, name = "returns")
        public abstract Object give();
    }

    @Unauthenticated
    static class OfText extends Generic<String> {
        @Override
        public void take(String body) {}

        @Override
        public String give() {
            return "";
        }
    }

    @Path("/a")
    static class NamedAlike {
        @POST
        @Unauthenticated(name = "same")
        public void one() {}
    }

    @Path("/order")
    static class OrderResource {
        @POST
        @Authenticated(modes = APPLICATION)
        public void list() {}

        @POST
        @Authenticated(modes = APPLICATION)
        public void cancel() {}
    }

    @Path("/invoice-line")
    static class InvoiceLineResource {
        @POST
        @Unauthenticated
        public void list() {}
    }

    @Path("/named")
    static class NamedResource {
        @POST
        @Unauthenticated(name = "cancel")
        public void drop() {}
    }

    @Path("/b")
    static class NamedAlikeToo {
        @POST
        @Unauthenticated(name = "same")
        public void different() {}
    }

    @Path("overload")
    static class Overloaded {
        @POST
        @Unauthenticated
        public void get() {}

        @POST
        @Authenticated(modes = APPLICATION)
        public void get(String body) {}
    }

    @Path("none")
    static class NoMode {
        @POST
        @Authenticated(modes = {})
        public void takesNobody() {}
    }

    @Path("open")
    static class NoLevel {
        @POST
        @Authenticated(modes = APPLICATION, level = AuthenticationLevel.NONE)
        public void lookedSafe() {}
    }

    @Path("both")
    static class BothPolicies {
        @POST
        @Authenticated(modes = APPLICATION)
        @Unauthenticated
        public void undecided() {}
    }

    @Path("roles")
    static class BothRoles {
        @POST
        @Authenticated(modes = APPLICATION)
        @RolesAllowed("administrator")
        @PermitAll
        public void undecided() {}
    }

    @Path("openroles")
    static class OpenForRoles {
        @POST
        @Unauthenticated
        @RolesAllowed("administrator")
        public void lookedClosed() {}

        @POST
        @Unauthenticated
        @DenyAll
        public void lookedDenied() {}
    }

    @Path("twice")
    static class ModeTwice {
        @POST
        @Authenticated(modes = {APPLICATION, APPLICATION})
        public void takesOne() {}
    }
}
