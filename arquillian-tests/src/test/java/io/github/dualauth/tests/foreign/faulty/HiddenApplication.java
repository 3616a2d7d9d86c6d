package io.github.dualauth.tests.foreign.faulty;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** Registers a class that shows no annotation. */
@ApplicationPath("/api")
public class HiddenApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(HiddenResource.class);
    }
}
