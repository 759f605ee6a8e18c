/** One request and its response: what a program implements, and what surrounds it. */
@NullMarked
package io.vivenuoperator.platform.service.exchange;

import org.jspecify.annotations.NullMarked;
