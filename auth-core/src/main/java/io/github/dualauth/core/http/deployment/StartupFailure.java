package io.github.dualauth.core.http.deployment;

import io.github.dualauth.core.config.ConfigurationException;
import io.github.dualauth.core.config.ConfigurationReader;
import io.github.dualauth.core.config.CoreConfiguration;
import io.github.dualauth.core.database.DependencyUnavailableException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What happens when a deployment cannot start: it fails with one clear message; a server that serves nothing else (see
 * {@link CoreConfiguration#EXIT_ON_FAILURE}) says it in one line and ends, as Payara Micro would go on without it.
 */
final class StartupFailure {

    private static final int EXIT_CODE = 78;

    private StartupFailure() {}

    /** Runs one step of the start. */
    static void guard(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            if (exits()) {
                exit(e);
            }
            throw e;
        }
    }

    private static boolean exits() {
        try {
            return new ConfigurationReader(ConfigProvider.getConfig()).flag(CoreConfiguration.EXIT_ON_FAILURE);
        } catch (ConfigurationException ignored) {
            return false;
        }
    }

    private static void exit(RuntimeException failure) {
        // Straight to the descriptor: the server's own logging may be buffered, and goes to files too.
        try {
            new FileOutputStream(FileDescriptor.err)
                    .write(("dualauth: " + message(failure) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException ignored) {
            // Nobody is listening; the exit code tells.
        }
        // Not exit(): the server's own shutdown hooks wait for the deployment that is failing here.
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private static String message(RuntimeException failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof ConfigurationException || t instanceof DependencyUnavailableException) {
                return t.getMessage();
            }
        }
        // A fault of ours, or of the server: the log has the whole of it.
        System.getLogger(StartupFailure.class.getName()).log(System.Logger.Level.ERROR, "the start failed", failure);
        StringBuilder chain = new StringBuilder("the start failed");
        for (Throwable t = failure; t != null; t = t.getCause()) {
            chain.append(": ").append(t.getClass().getSimpleName()).append(' ').append(t.getMessage());
        }
        return chain.toString().replaceAll("\\s+", " ");
    }
}
