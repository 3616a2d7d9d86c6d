package io.github.dualauth.application.startup;

import io.github.dualauth.application.Application;
import io.github.dualauth.application.ApplicationRegistry;
import io.github.dualauth.application.IssuedPassword;
import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.startup.DualauthStarted;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Makes the administrator application at the first start; without it nobody could make any. */
@ApplicationScoped
public class ApplicationBootstrap {

    @Inject
    private ApplicationRegistry registry;

    @Inject
    private ApplicationConfiguration configuration;

    /** Before any observer of the deployment's own: an application that one of them made would count as the first. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) DualauthStarted started) {
        if (registry.isEmpty()) {
            Application administrator = new Application(
                    configuration.bootstrapId(), "Administrator", Set.of(Application.ADMINISTRATOR), true);
            if (configuration.bootstrapPassword().isPresent()) {
                registry.create(administrator, configuration.bootstrapPassword().get());
            } else {
                registry.create(administrator).ifPresent(ApplicationBootstrap::show);
            }
        }
    }

    /** Straight to the console: whatever goes through the server's logging may end up in a file. */
    private static void show(IssuedPassword issued) {
        String text = "\ndualauth: first start; the administrator application, shown once:\n"
                + "  applicationId        " + issued.application().id() + "\n"
                + "  applicationPassword  " + new String(issued.password().toCharArray()) + "\n\n";
        try {
            // Never closed: that would close the server's standard output.
            new FileOutputStream(FileDescriptor.out).write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ConfigurationException("the administrator's password cannot be shown: the console is closed", e);
        }
        issued.password().close();
    }
}
