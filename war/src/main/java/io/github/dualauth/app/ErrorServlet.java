package io.github.dualauth.app;

import io.github.dualauth.app.envelope.ApiCode;
import io.github.dualauth.app.envelope.EnvelopeFormat;
import io.github.dualauth.core.policy.FailureAnswer;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The container's error page: short JSON in place of HTML that names the server. */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(code);
        FailureAnswer answer = format(request)
                .map(format -> format.answer(code, ""))
                .orElseGet(() -> EnvelopeFormat.answer(code < 500 ? ApiCode.BAD_REQUEST : ApiCode.UNKNOWN_ERROR, ""));
        response.setContentType(answer.contentType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(answer.body());
    }

    private static Optional<PathFormat> format(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                        && uri.startsWith(request.getContextPath())
                ? PathFormats.of(uri.substring(request.getContextPath().length()))
                : Optional.empty();
    }
}
