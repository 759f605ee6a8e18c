/** Tests. */
@NullMarked
package io.vivenuoperator.bench;

import org.jspecify.annotations.NullMarked;
