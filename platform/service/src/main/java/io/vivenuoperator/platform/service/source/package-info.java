/** Where a request comes from, and whether anything is taken from there. */
@NullMarked
package io.vivenuoperator.platform.service.source;

import org.jspecify.annotations.NullMarked;
