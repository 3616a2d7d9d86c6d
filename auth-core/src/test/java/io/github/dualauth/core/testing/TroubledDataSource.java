package io.github.dualauth.core.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A real data source whose network fails when a test says so. */
public final class TroubledDataSource {

    private final DataSource real;
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean down;
    private volatile boolean commitAnswerLost;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final Semaphore held = new Semaphore(0);

    /** Nothing fails at first. */
    public TroubledDataSource(DataSource real) {
        this.real = real;
    }

    /** Whether connections can be had. */
    public void down(boolean isDown) {
        down = isDown;
    }

    /** The next commit takes place, and its caller gets an error. */
    public void loseTheAnswerToACommit() {
        commitAnswerLost = true;
    }

    /** How many connections were opened. */
    public int connections() {
        return connections.get();
    }

    /** From now on, whoever wants a connection waits for it. */
    public void hold() {
        gate = new CountDownLatch(1);
    }

    /** Waits until somebody is held. */
    public void awaitHeld() throws InterruptedException {
        held.acquire();
    }

    /** Those who are held go on, and nobody is held any more. */
    public void letGo() {
        gate.countDown();
    }

    /** Waits until so many more connections were opened. */
    public void awaitConnections(int more) {
        int before = connections.get();
        Waiting.until(() -> connections.get() >= before + more);
    }

    /** What the code under test gets. */
    public DataSource dataSource() {
        return proxy(DataSource.class, (method, arguments) -> {
            if (!"getConnection".equals(method.getName())) {
                return invoke(method, real, arguments);
            }
            if (down) {
                throw new SQLException("connection refused", "08001");
            }
            if (gate.getCount() > 0) {
                held.release();
                gate.await();
            }
            connections.incrementAndGet();
            return connection((Connection) invoke(method, real, arguments));
        });
    }

    private Connection connection(Connection open) {
        return proxy(Connection.class, (method, arguments) -> {
            Object result = invoke(method, open, arguments);
            if ("commit".equals(method.getName()) && commitAnswerLost) {
                commitAnswerLost = false;
                throw new SQLException("connection reset", "08006");
            }
            return result;
        });
    }

    private interface Call {

        Object on(Method method, Object[] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call.on(method, arguments)));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
