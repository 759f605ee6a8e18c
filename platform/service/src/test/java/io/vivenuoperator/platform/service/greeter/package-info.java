/** A second program on platform/service, which shows what a program needs. */
@NullMarked
package io.vivenuoperator.platform.service.greeter;

import org.jspecify.annotations.NullMarked;
