package io.github.dualauth.benchmarks.basic;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application of the WAR. */
@ApplicationPath("/")
@ApplicationScoped
@DeclareRoles("caller")
@BasicAuthenticationMechanismDefinition(realmName = "benchmark")
public class BasicApplication extends Application {}
