package io.github.dualauth.tests.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server for all tests of a JVM, started at the first test that asks for it and closed at the end. Resolves
 * parameters: {@link DualauthServer}, {@link Api}, and {@link Integrator}, which is a new one every time.
 */
public final class SharedServer implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == DualauthServer.class || type == Api.class || type == Integrator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        DualauthServer server = server(context);
        if (type == Api.class) {
            return server.api();
        }
        return type == Integrator.class ? server.integrator() : server;
    }

    private static DualauthServer server(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(
                        DualauthServer.class,
                        key -> DualauthServer.start(ServerSetup.standard()),
                        DualauthServer.class);
    }
}
