/** The schema's migrations, and the check whether a database has them. */
@NullMarked
package io.vivenuoperator.store.schema;

import org.jspecify.annotations.NullMarked;
