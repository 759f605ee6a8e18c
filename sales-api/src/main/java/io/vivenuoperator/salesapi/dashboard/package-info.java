/** The dashboard: the files that a browser gets. */
@NullMarked
package io.vivenuoperator.salesapi.dashboard;

import org.jspecify.annotations.NullMarked;
