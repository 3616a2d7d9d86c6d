package io.github.dualauth.core.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The servlet side of the current request.
 *
 * @param request a proxy of the current request
 * @param response a proxy of the current response
 * @param tellContainer whether the container is to know the caller
 */
public record ServletExchange(HttpServletRequest request, HttpServletResponse response, boolean tellContainer) {}
