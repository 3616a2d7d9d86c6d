package io.github.dualauth.benchmarks.jwt;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** The JAX-RS application of the WAR. */
@ApplicationPath("/")
@ApplicationScoped
@DeclareRoles("caller")
@LoginConfig(authMethod = "MP-JWT")
public class JwtApplication extends Application {}
