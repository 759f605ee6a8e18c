/** One request and its answer: what a program writes, and what is done around it. */
@NullMarked
package io.vivenuoperator.platform.service.exchange;

import org.jspecify.annotations.NullMarked;
