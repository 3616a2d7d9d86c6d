package io.github.dualauth.core.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The wire format in which a resource class tells refusals; without it, problem details (RFC 9457). */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RefusalsAs {

    /** The format, made once at start-up by its constructor without parameters. */
    Class<? extends FailureFormat> value();
}
