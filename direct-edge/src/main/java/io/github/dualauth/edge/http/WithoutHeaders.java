package io.github.dualauth.edge.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Set;

/** A request as if some of its headers had not come (names without regard to case, RFC 9110, 5.1). */
final class WithoutHeaders extends HttpServletRequestWrapper {

    private final Set<String> gone;

    WithoutHeaders(HttpServletRequest request, Set<String> gone) {
        super(request);
        this.gone = gone;
    }

    private boolean isGone(String name) {
        return gone.stream().anyMatch(each -> each.equalsIgnoreCase(name));
    }

    @Override
    public String getHeader(String name) {
        return isGone(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return isGone(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !isGone(name))
                .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return isGone(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return isGone(name) ? -1 : super.getDateHeader(name);
    }
}
