package io.github.dualauth.app.sso;

import io.github.dualauth.core.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** The small pages that people see: no script, nothing from elsewhere, and everything that is shown is escaped. */
final class Page {

    static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    private static final String STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:4rem auto;"
            + "padding:0 1rem;color:#1b1b1b;background:#fff}h1{font-size:1.4rem}button{font:inherit;padding:.5rem 1rem}"
            + "@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}}";

    /** OWASP ASVS 5, 3.4. */
    static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'sha256-" + digest(STYLE)
                    + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
            "Referrer-Policy",
            "no-referrer",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Cache-Control",
            "no-store");

    private Page() {}

    /** As a policy names an inline style (CSP 3, 2.3.1). */
    private static String digest(String text) {
        return Base64.getEncoder().encodeToString(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String signedOn(String name, String account) {
        return page(
                "Signed in",
                "<p>You are signed in as <strong>" + escaped(name) + "</strong> at <strong>" + escaped(account)
                        + "</strong>.</p><form method=\"post\" action=\"/sso/signOut\"><button>Sign out</button></form>");
    }

    static String signedOut() {
        return page("Signed out", "<p>You are signed out.</p>");
    }

    static String refused() {
        return page(
                "Not signed in",
                "<p>This link cannot be used. It may have been used already, or it is too old.</p>"
                        + "<p>Go back to where you found it, and open it again there.</p>");
    }

    static String later() {
        return page("Try again later", "<p>Please try again in a moment.</p>");
    }

    private static String page(String title, String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\"><title>" + title + "</title><style>" + STYLE
                + "</style></head><body><main><h1>" + title + "</h1>" + body + "</main></body></html>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
