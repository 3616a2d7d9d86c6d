package io.github.dualauth.benchmarks.hashed;

import jakarta.annotation.security.DeclareRoles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.identitystore.DatabaseIdentityStoreDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The JAX-RS application of the WAR: the specification's own store, with its default hash (Jakarta Security 3.0, 3.4). */
@ApplicationPath("/")
@ApplicationScoped
@DeclareRoles("caller")
@BasicAuthenticationMechanismDefinition(realmName = "benchmark")
@DatabaseIdentityStoreDefinition(
        callerQuery = "SELECT password FROM benchmark_caller WHERE name = ?",
        groupsQuery = "SELECT 'caller' FROM benchmark_caller WHERE name = ?")
public class HashedApplication extends Application {}
