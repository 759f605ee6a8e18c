/** The schema's migrations, and whether a database has the ones this program needs. */
@NullMarked
package io.vivenuoperator.store.schema;

import org.jspecify.annotations.NullMarked;
