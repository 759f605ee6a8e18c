/** What clients get from a process that is ending. */
@NullMarked
package io.vivenuoperator.platform.service.drain;

import org.jspecify.annotations.NullMarked;
