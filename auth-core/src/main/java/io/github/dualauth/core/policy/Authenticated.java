package io.github.dualauth.core.policy;

import io.github.dualauth.core.AuthenticationLevel;
import io.github.dualauth.core.AuthenticationMode;
import io.github.dualauth.core.CredentialKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The policy of a JAX-RS method, or of all methods of a resource class that have none of their own. A method without
 * this or {@link Unauthenticated} stops the deployment.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Authenticated {

    /** The kinds of caller that are taken; configuration may narrow them, never widen. */
    AuthenticationMode[] modes();

    /** How much of the caller's identity is needed; any level but NONE. */
    AuthenticationLevel level() default AuthenticationLevel.USER;

    /**
     * The ways in which a credential may come. An API key opens only what says so here: it lies about in more places than
     * a password.
     */
    CredentialKind[] credentials() default {CredentialKind.PASSWORD, CredentialKind.TOKEN};

    /** How the members of a body make a credential, where {@link CredentialKind#CLIENT_SECRET} is taken. */
    Class<? extends CredentialFields> fields() default NoFields.class;

    /**
     * The name in configuration and audit; by default the Java method's in kebab case, behind its resource's where several
     * have it.
     */
    String name() default "";
}
