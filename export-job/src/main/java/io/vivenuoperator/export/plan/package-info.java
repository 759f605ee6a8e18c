/** What has to be changed in a sheet. */
@NullMarked
package io.vivenuoperator.export.plan;

import org.jspecify.annotations.NullMarked;
