/** The process that sends past tickets to an endpoint, or writes them into files. */
@NullMarked
package io.vivenuoperator.historical;

import org.jspecify.annotations.NullMarked;
