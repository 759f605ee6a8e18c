/** Tests. */
@NullMarked
package io.vivenuoperator.platform.database;

import org.jspecify.annotations.NullMarked;
