package io.github.dualauth.tests.harness;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One server for all tests of a JVM that want something else than {@link SharedServer} has: the delays of the product,
 * short times, and every HCX switch in its other position. The tests are a trusted proxy, and so call from whatever
 * address they say.
 */
public final class SwitchedServer implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(SwitchedServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DualauthServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .getOrComputeIfAbsent(DualauthServer.class, key -> DualauthServer.start(setup()), DualauthServer.class);
    }

    private static ServerSetup setup() {
        return ServerSetup.throttling()
                .with("DUALAUTH_TRUSTED_PROXIES", "127.0.0.1, ::1")
                .with("DUALAUTH_BODY_TIME_LIMIT", "PT2S")
                .with("DUALAUTH_DEVICE_TOKEN_LIFETIME", "PT2S")
                .with("DUALAUTH_DEVICE_PER_SITE", "3")
                .with("DUALAUTH_LIMIT_APPLICATION", "300/PT1H")
                .with("DUALAUTH_HCX_ONLY_ISSUED", "true")
                .with("DUALAUTH_HCX_MILLISECONDS", "true")
                .with("DUALAUTH_HCX_TOKEN_LIFETIME", "PT2M")
                .with("DUALAUTH_HCX_PASSWORD_GRANT", "true")
                .with("DUALAUTH_WEBHOOK_INTERNAL_TARGETS", "true")
                .with("DUALAUTH_WEBHOOK_FIRST_RETRY", "PT0.2S")
                .with("DUALAUTH_WEBHOOK_ATTEMPTS", "3");
    }
}
