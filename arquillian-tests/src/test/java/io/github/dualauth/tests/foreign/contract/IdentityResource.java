package io.github.dualauth.tests.foreign.contract;

import io.github.dualauth.core.AuthenticatedCaller;
import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.http.CurrentCaller;
import io.github.dualauth.core.policy.Authenticated;
import io.github.dualauth.core.policy.Unauthenticated;
import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.TimeoutException;

/** Asks everyone who may know: who calls? */
@Path("identity")
@Produces(MediaType.APPLICATION_JSON)
public class IdentityResource {

    @Inject
    private MeetingPoint point;

    @Inject
    private CurrentCaller caller;

    @Inject
    private Ledger ledger;

    @Inject
    private jakarta.security.enterprise.SecurityContext enterprise;

    @Context
    private HttpServletRequest servlet;

    /** Everyone's answer. */
    @POST
    @Authenticated(
            modes = {AuthenticationMode.APPLICATION, AuthenticationMode.INDIVIDUAL},
            level = AuthenticationLevel.APPLICATION)
    public Map<String, String> who(@Context SecurityContext context) {
        return Map.of(
                "jaxrs", name(context.getUserPrincipal()),
                "cdi", name(caller.get()),
                "bean", point.name(),
                "servlet", name(servlet.getUserPrincipal()),
                "enterprise", name(enterprise.getCallerPrincipal()),
                "role",
                        context.isUserInRole("administrator") + " " + servlet.isUserInRole("administrator") + " "
                                + enterprise.isCallerInRole("administrator"),
                "reader", ledger.reader(),
                "owner", owner());
    }

    /** Two at once. */
    @POST
    @Path("together")
    @Authenticated(
            modes = {AuthenticationMode.APPLICATION, AuthenticationMode.INDIVIDUAL},
            level = AuthenticationLevel.APPLICATION)
    public Map<String, String> together(@Context SecurityContext context)
            throws InterruptedException, BrokenBarrierException, TimeoutException {
        String met = point.meet();
        return Map.of(
                "met", met, "jaxrs", name(context.getUserPrincipal()), "servlet", name(servlet.getUserPrincipal()));
    }

    /** Nobody. */
    @GET
    @Unauthenticated(name = "nobody-known")
    public Map<String, String> unknown() {
        return Map.of(
                "cdi", caller.find().isPresent() + "",
                "servlet", name(servlet.getUserPrincipal()),
                "enterprise", name(enterprise.getCallerPrincipal()));
    }

    private String owner() {
        try {
            return ledger.owner();
        } catch (EJBAccessException e) {
            return "refused";
        }
    }

    /** The name, marked when it is no caller of ours. */
    private static String name(Principal principal) {
        return principal instanceof AuthenticatedCaller known
                ? known.getName()
                : principal == null ? "none" : "foreign:" + principal.getName();
    }
}
