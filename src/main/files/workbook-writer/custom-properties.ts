import { xmlText } from './xml-text.ts';

export const customPropertiesPart = 'docProps/custom.xml';

/** Name and value of what File > Properties shows, and by which a workbook that comes back is recognised. */
export type CustomProperties = Readonly<Record<string, string | number>>;

/** The part with the custom document properties. Numbers are 32-bit integers. */
export const customPropertiesXml = (properties: CustomProperties): string => {
  const entries = Object.entries(properties).map(([name, value], index) => {
    const content =
      typeof value === 'number' ? `<vt:i4>${value}</vt:i4>` : `<vt:lpwstr>${xmlText(value)}</vt:lpwstr>`;
    // This format id for every property, and numbers that start at 2: both are fixed by the file format.
    return `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${xmlText(name)}">${content}</property>`;
  });
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"' +
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">' +
    `${entries.join('')}</Properties>`
  );
};

/** The entry of `[Content_Types].xml` for that part. */
export const customPropertiesOverride =
  `<Override PartName="/${customPropertiesPart}"` +
  ' ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/>';

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The package's own relationships: workbook, core, extended and custom properties. */
export const packageRelationshipsXml =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  `<Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/>` +
  '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"' +
  ' Target="docProps/core.xml"/>' +
  `<Relationship Id="rId3" Type="${relationships}/extended-properties" Target="docProps/app.xml"/>` +
  `<Relationship Id="rId4" Type="${relationships}/custom-properties" Target="${customPropertiesPart}"/>` +
  '</Relationships>';
