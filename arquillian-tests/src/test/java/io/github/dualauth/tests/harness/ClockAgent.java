package io.github.dualauth.tests.harness;

import static net.bytebuddy.matcher.ElementMatchers.named;

import java.io.IOException;
import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Clock;
import java.time.Instant;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;

/** Runs in a server's process and moves the clocks of {@code java.time} there; {@link ServerClock} says how far. */
public final class ClockAgent {
    private static final String OFFSET = "dualauth.test.clock";

    private ClockAgent() {}

    /** Called before the server starts, with the directory to watch. */
    public static void premain(String directory, Instrumentation instrumentation) throws Exception {
        move(instrumentation, Clock.class, "currentInstant", Moved.class);
        move(instrumentation, Class.forName("java.time.Clock$SystemClock"), "millis", MovedMillis.class);
        Path watched = Path.of(directory);
        WatchService watcher = watched.getFileSystem().newWatchService();
        WatchKey key = watched.register(watcher, StandardWatchEventKinds.ENTRY_CREATE);
        Thread thread = new Thread(() -> follow(watcher, key), "test-clock");
        thread.setDaemon(true);
        thread.start();
    }

    private static void move(Instrumentation instrumentation, Class<?> type, String method, Class<?> advice)
            throws Exception {
        byte[] moved = new ByteBuddy()
                .decorate(type, ClassFileLocator.ForClassLoader.ofPlatformLoader())
                .visit(Advice.withCustomMapping()
                        .with(new Advice.AssignReturned.Factory())
                        .to(advice)
                        .on(named(method)))
                .make()
                .getBytes();
        instrumentation.redefineClasses(new ClassDefinition(type, moved));
    }

    /** The name of each new file is how many milliseconds to be ahead of time. */
    private static void follow(WatchService watcher, WatchKey key) {
        try (watcher) {
            do {
                for (WatchEvent<?> event : watcher.take().pollEvents()) {
                    System.setProperty(OFFSET, event.context().toString());
                }
            } while (key.reset());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copied into the JDK's method, where nothing but the JDK is known. */
    static final class Moved {
        private Moved() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.ToReturned
        static Instant moved(@Advice.Return Instant instant) {
            return instant.plusMillis(Long.getLong(OFFSET, 0));
        }
    }

    /** Likewise. */
    static final class MovedMillis {
        private MovedMillis() {}

        @Advice.OnMethodExit
        @Advice.AssignReturned.ToReturned
        static long moved(@Advice.Return long millis) {
            return millis + Long.getLong(OFFSET, 0);
        }
    }
}
