/** What has happened, for people and programs. */
@NullMarked
package io.vivenuoperator.export.report;

import org.jspecify.annotations.NullMarked;
