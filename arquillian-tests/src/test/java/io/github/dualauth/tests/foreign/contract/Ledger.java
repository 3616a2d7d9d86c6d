package io.github.dualauth.tests.foreign.contract;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** An enterprise bean with roles. */
@Stateless
@DeclareRoles({"administrator", "clerk"})
public class Ledger {

    @Resource
    private SessionContext context;

    /** For administrators. */
    @RolesAllowed("administrator")
    public String owner() {
        return context.getCallerPrincipal().getName();
    }

    /** For everybody. */
    @PermitAll
    public String reader() {
        return context.getCallerPrincipal().getName() + " " + context.isCallerInRole("administrator");
    }
}
