package io.github.dualauth.app;

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
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Optional<PathFormat> format = path instanceof String text ? PathFormats.of(text) : Optional.empty();
        response.setStatus(code);
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        if (format.isPresent()) {
            response.getWriter().write(format.get().answer(code, "").body());
            return;
        }
        String envelope = code >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                ? "\"responseMessage\":\"Unknown error\",\"responseCode\":5000"
                : "\"responseMessage\":\"Bad Request\",\"responseCode\":4000";
        response.getWriter().write("{\"successful\":false," + envelope + "}");
    }
}
