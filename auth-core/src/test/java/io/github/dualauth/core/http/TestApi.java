package io.github.dualauth.core.http;

import static io.github.dualauth.core.AuthenticationMode.APPLICATION;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.CredentialKind;
import io.github.dualauth.core.database.DependencyUnavailableException;
import io.github.dualauth.core.directory.Account;
import io.github.dualauth.core.directory.User;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Methods of every kind that the way of a request makes a difference for. */
@Path("api")
public final class TestApi {

    private static final Semaphore BEGUN = new Semaphore(0);

    /** As if nothing had been called. */
    static void forget() {
        BEGUN.drainPermits();
    }

    /** Waits until {@link #streamed} or its like has begun to serve one more call. */
    static void awaitBegun() throws InterruptedException {
        assertTrue(BEGUN.tryAcquire(30, TimeUnit.SECONDS), "the method was not called");
    }

    /** Whatever is sent comes back. */
    @POST
    @Path("open")
    @Unauthenticated
    public String open(String body) {
        return body;
    }

    /** A method without a body. */
    @GET
    @Path("look")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String look() {
        return "looked";
    }

    /** The body is read before the method runs. */
    @POST
    @Path("whole")
    @Authenticated(modes = APPLICATION)
    public String whole(String body) {
        return body;
    }

    /** The body is read before the method runs, by a reader that makes an exception of its own of all that goes wrong. */
    @POST
    @Path("parsed")
    @Authenticated(modes = APPLICATION)
    public String parsed(TestReader.Parsed body) {
        return body.text();
    }

    /** The body is read by the method. */
    @POST
    @Path("streamed")
    @Authenticated(modes = APPLICATION)
    public String streamed(InputStream body) throws IOException {
        BEGUN.release();
        return "read " + body.readAllBytes().length;
    }

    /** The method goes on as if nothing had happened. */
    @POST
    @Path("swallows")
    @Authenticated(modes = APPLICATION)
    public Response swallows(InputStream body) {
        BEGUN.release();
        try {
            return Response.ok("read " + body.readAllBytes().length).build();
        } catch (IOException | RuntimeException ignored) {
            return Response.ok("all is well").header("X-Own", "yes").build();
        }
    }

    /** The method makes an exception of its own of it. */
    @POST
    @Path("wraps")
    @Authenticated(modes = APPLICATION)
    public String wraps(InputStream body) {
        BEGUN.release();
        try {
            return "read " + body.readAllBytes().length;
        } catch (IOException | RuntimeException e) {
            throw new WebApplicationException("a bad body", e, 409);
        }
    }

    /** Who calls, as JAX-RS and the request know it. */
    @POST
    @Path("who")
    @Authenticated(modes = APPLICATION)
    public String who(@Context SecurityContext security, @Context HttpServletRequest request) {
        AuthenticatedCaller caller = CurrentCaller.of(request).orElseThrow();
        return String.join(
                " ",
                caller.equals(security.getUserPrincipal()) ? "same" : "other",
                security.getUserPrincipal().getName(),
                security.isUserInRole("clerk") ? "clerk" : "-",
                security.isUserInRole("administrator") ? "administrator" : "-",
                security.isSecure() ? "secure" : "-",
                security.getAuthenticationScheme(),
                caller.account().map(Account::key).orElse("-"),
                caller.user().map(User::key).orElse("-"));
    }

    /** Takes a token, and no password. */
    @POST
    @Path("token")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION, credentials = CredentialKind.TOKEN)
    public String token(String body) {
        return body;
    }

    /** Takes a client's secret in a body of its own. */
    @POST
    @Path("client")
    @Authenticated(
            modes = APPLICATION,
            level = AuthenticationLevel.APPLICATION,
            credentials = CredentialKind.CLIENT_SECRET,
            fields = TestClients.Fields.class)
    public String client(@Context SecurityContext security) {
        return security.getUserPrincipal().getName();
    }

    /** Asks for a role that nobody has. */
    @POST
    @Path("roles")
    @RolesAllowed("administrator")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
    public String roles() {
        return "entered";
    }

    /** What it answers may be kept. */
    @GET
    @Path("kept")
    @Authenticated(modes = APPLICATION, level = AuthenticationLevel.APPLICATION)
    public Response kept() {
        return Response.ok("kept").header("Cache-Control", "max-age=60").build();
    }

    /** Takes nothing but JSON. */
    @POST
    @Path("only-json")
    @Consumes("application/json")
    @Unauthenticated
    public String onlyJson(String body) {
        return body;
    }

    /** Fails on a thread that knows no request. */
    @GET
    @Path("fails-later")
    @Unauthenticated
    public void failsLater(@Suspended AsyncResponse answer) {
        new Thread(() -> answer.resume(new IllegalStateException("a bug"))).start();
    }

    /** Fails. */
    @GET
    @Path("fails/{how}")
    @Unauthenticated
    public Response fails(@PathParam("how") String how) {
        throw switch (how) {
            case "down" ->
                new IllegalStateException("x", new DependencyUnavailableException("the pool is empty", null));
            case "told" ->
                new WebApplicationException(Response.status(409)
                        .entity("mine")
                        .type("text/plain")
                        .header("Cache-Control", "max-age=60")
                        .build());
            case "mute" ->
                new WebApplicationException(Response.status(409)
                        .header("X-Own", "yes")
                        .header("Cache-Control", "max-age=60")
                        .build());
            case "bad" -> new WebApplicationException(Response.status(400).build());
            case "moved" ->
                new WebApplicationException(
                        Response.status(303).header("Location", "/there").build());
            case "nothing" -> new WebApplicationException(Response.status(204).build());
            default -> new IllegalStateException("a bug with a secret in it");
        };
    }

    /** Answers with a status and nothing else. */
    @GET
    @Path("mute/{status}")
    @Unauthenticated
    public Response mute(@PathParam("status") int status) {
        return Response.status(status).build();
    }
}
