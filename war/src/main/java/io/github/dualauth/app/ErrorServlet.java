package io.github.dualauth.app;

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
        Optional<PathFormat> format = format(request);
        if (format.isPresent()) {
            FailureAnswer answer = format.get().answer(code, "");
            write(response, answer.contentType(), answer.body());
            return;
        }
        String envelope = code >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                ? "\"responseMessage\":\"Unknown error\",\"responseCode\":5000"
                : "\"responseMessage\":\"Bad Request\",\"responseCode\":4000";
        write(response, "application/json", "{\"successful\":false," + envelope + "}");
    }

    private static void write(HttpServletResponse response, String type, String body) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(body);
    }

    private static Optional<PathFormat> format(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                        && uri.startsWith(request.getContextPath())
                ? PathFormats.of(uri.substring(request.getContextPath().length()))
                : Optional.empty();
    }
}
