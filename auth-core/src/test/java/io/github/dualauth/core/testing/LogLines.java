package io.github.dualauth.core.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * What a class says in the log while this is open, as {@code LEVEL message}, with the levels of java.util.logging; whatever
 * the level of a build's log is, and without being seen there.
 */
public final class LogLines extends Handler implements AutoCloseable {

    private final Logger logger;
    private final Level before;
    private final SimpleFormatter formatter = new SimpleFormatter();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

    private LogLines(Logger logger) {
        this.logger = logger;
        this.before = logger.getLevel();
    }

    /** Listens to a class until this is closed. */
    public static LogLines of(Class<?> speaker) {
        LogLines lines = new LogLines(Logger.getLogger(speaker.getName()));
        lines.logger.addHandler(lines);
        lines.logger.setLevel(Level.ALL);
        lines.logger.setUseParentHandlers(false);
        return lines;
    }

    /** What was said since the last time that somebody asked. */
    public List<String> take() {
        synchronized (lines) {
            List<String> taken = List.copyOf(lines);
            lines.clear();
            return taken;
        }
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(line.getLevel().getName() + " " + formatter.formatMessage(line));
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setLevel(before);
        logger.setUseParentHandlers(true);
    }
}
