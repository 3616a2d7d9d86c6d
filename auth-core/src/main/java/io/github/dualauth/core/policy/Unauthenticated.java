package io.github.dualauth.core.policy;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a JAX-RS method, or of a resource class, that anybody may call it: nothing is read, nothing is checked. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Unauthenticated {

    /**
     * The name in configuration and audit; by default the Java method's in kebab case, behind its resource's where several
     * have it.
     */
    String name() default "";
}
