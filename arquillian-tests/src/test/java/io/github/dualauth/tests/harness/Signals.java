package io.github.dualauth.tests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Signals that Java cannot send by itself: a process that hangs, and goes on later. */
public final class Signals {
    private Signals() {}

    /** SIGSTOP: the process stays, and so do its connections, but nothing in it moves. */
    public static void stop(ProcessHandle process) {
        send("-STOP", process);
    }

    /** SIGCONT. */
    public static void goOn(ProcessHandle process) {
        send("-CONT", process);
    }

    private static void send(String signal, ProcessHandle process) {
        try {
            int exit = new ProcessBuilder(List.of("kill", signal, String.valueOf(process.pid())))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (exit != 0) {
                throw new AssertionError("kill " + signal + " " + process.pid() + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
