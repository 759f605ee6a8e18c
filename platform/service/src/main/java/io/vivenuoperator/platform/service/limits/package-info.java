/** Limits on clients: how many requests, how slow. */
@NullMarked
package io.vivenuoperator.platform.service.limits;

import org.jspecify.annotations.NullMarked;
