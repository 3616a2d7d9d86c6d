package io.github.dualauth.core.startup;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;

/** The names of a server's own tree (JNDI), as long as a test has one; the JDK makes it by its name. */
public final class ServerNames implements InitialContextFactory, AutoCloseable {

    private static final Map<String, Object> BOUND = new ConcurrentHashMap<>();

    /** Takes the place of the server's tree until it is closed. */
    static ServerNames open() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, ServerNames.class.getName());
        return new ServerNames();
    }

    ServerNames bind(String name, Object object) {
        BOUND.put(name, object);
        return this;
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) {
        return (Context) Proxy.newProxyInstance(
                ServerNames.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                    if (!"lookup".equals(method.getName())) {
                        return null;
                    }
                    Object found = BOUND.get(String.valueOf(arguments[0]));
                    if (found == null) {
                        throw new NameNotFoundException(String.valueOf(arguments[0]));
                    }
                    return found;
                });
    }

    @Override
    public void close() {
        BOUND.clear();
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }
}
