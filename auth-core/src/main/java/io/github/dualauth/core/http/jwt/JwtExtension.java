package io.github.dualauth.core.http.jwt;

import io.github.dualauth.core.http.CurrentCaller;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessInjectionPoint;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Provider;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.auth.LoginConfig;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Makes {@code @Inject JsonWebToken} and {@code @Claim} work for callers who were let in here (MicroProfile JWT 2.1). The
 * server has such beans only for deployments with {@code @LoginConfig("MP-JWT")}, with which it would check tokens by
 * itself, and refuse ours; in such a deployment this adds nothing.
 */
public final class JwtExtension implements Extension {

    private final Set<Type> claims = new HashSet<>();
    private boolean servers;

    void find(@Observes ProcessInjectionPoint<?, ?> point) {
        InjectionPoint found = point.getInjectionPoint();
        if (found.getQualifiers().stream().anyMatch(Claim.class::isInstance)) {
            claims.add(wanted(found.getType()));
        }
    }

    void find(@Observes ProcessBean<?> bean) {
        servers |= bean.getAnnotated().isAnnotationPresent(LoginConfig.class);
    }

    void add(@Observes AfterBeanDiscovery beans) {
        if (servers) {
            return;
        }
        beans.<JsonWebToken>addBean()
                .types(JsonWebToken.class)
                .scope(RequestScoped.class)
                .produceWith(any -> new CallerToken(CurrentCaller.of(request(any))));
        claims.forEach(type -> beans.addBean()
                .types(type)
                .qualifiers(Any.CLAIM)
                .scope(Dependent.class)
                .produceWith(JwtExtension::claim));
    }

    /** What a provider provides. */
    private static Type wanted(Type type) {
        Class<?> raw = ClaimValues.raw(type);
        return raw == Provider.class || raw == Instance.class
                ? ((ParameterizedType) type).getActualTypeArguments()[0]
                : type;
    }

    private static Object claim(Instance<Object> any) {
        InjectionPoint point = any.select(InjectionPoint.class).get();
        Claim claim = point.getQualifiers().stream()
                .filter(Claim.class::isInstance)
                .map(Claim.class::cast)
                .findFirst()
                .orElseThrow();
        String name = claim.standard() == Claims.UNKNOWN
                ? claim.value()
                : claim.standard().name();
        Type type = wanted(point.getType());
        boolean lasting = ClaimValues.raw(type) == ClaimValue.class;
        CurrentClaim current = new CurrentClaim(
                name, lasting ? ((ParameterizedType) type).getActualTypeArguments()[0] : type, request(any));
        return lasting ? current : current.getValue();
    }

    /** The current one. It is everywhere: on Payara, an extension does not see the beans of its own jar. */
    private static HttpServletRequest request(Instance<Object> any) {
        return any.select(HttpServletRequest.class).get();
    }

    /** Any claim: what it is called does not tell beans apart. */
    private static final class Any extends AnnotationLiteral<Claim> implements Claim {

        static final Claim CLAIM = new Any();
        private static final long serialVersionUID = 1L;

        @Override
        public String value() {
            return "";
        }

        @Override
        public Claims standard() {
            return Claims.UNKNOWN;
        }
    }
}
